"""What the site can do, measured: `make bench`."""
