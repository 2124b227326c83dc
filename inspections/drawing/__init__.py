"""Pictures of the record for readers' pages: pure measures here, the SVG itself in templates/inspections/drawing/."""
