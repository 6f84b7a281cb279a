"""Pages and drafts: what they say, to whom, and what they never say."""
