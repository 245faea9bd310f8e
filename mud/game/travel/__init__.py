"""Travel: places one has been to, finding the way back to them, what slows a step, and where it becomes dangerous."""
