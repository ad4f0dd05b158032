"""Files and frames in, a checked backlog and capacity out."""
