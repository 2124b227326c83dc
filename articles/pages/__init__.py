"""What readers and subscribers are sent: the story and its lists, corrections, feeds, files, previews."""
