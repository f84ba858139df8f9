"""What the tagger tore apart, ran together or gave to a neighbour, mended by the country data: a kind a file."""
