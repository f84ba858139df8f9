"""Geocoders and scripts of others, asked the same addresses over the same records as addrkit."""
