"""The sky over each area: its clock and the phases of its day, the calendar, the weather."""
