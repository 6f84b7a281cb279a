"""What is handed out: pages and drafts made from what one audience may see."""
