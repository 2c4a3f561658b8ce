"""The thread: one factor or strength followed on one page, from why to what changed."""
