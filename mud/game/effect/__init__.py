"""Effects: what lies on someone for a while, helps or harms, and ends. The conditions of the SRD may be such."""
