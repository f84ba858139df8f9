"""The door of a street, a place or a building that was typed: its number, its unit, its name, its postcode."""
