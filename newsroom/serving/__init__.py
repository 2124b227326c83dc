"""How answers leave the site: policy, compression, faults, health, the server."""
