"""What the database itself holds to, whoever writes: append-only rows and grades that fit."""
