"""Form fields and widgets that the desk's forms share."""
