"""What the web page has besides the document: contents that follow the reader, tables that restack, figures that tell values."""
