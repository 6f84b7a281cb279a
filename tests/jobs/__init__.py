"""What each job gives back, on little workbooks."""
