"""The ground floor: ids, values, entities, events, hooks, time and chance. It imports nothing of `mud`."""
