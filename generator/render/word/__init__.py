"""The Word writer: `writer.render_word`. Nothing is imported here: who writes no Word file pays nothing for it."""
