"""The composition root: settings, the roster of features, and the server put together and run."""
