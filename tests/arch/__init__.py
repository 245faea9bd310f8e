"""Tests about the code itself: what every module keeps to, wherever it lives."""
