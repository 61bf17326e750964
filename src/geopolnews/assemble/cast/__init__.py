"""Who and what is in the story: people, organisations and places, each put together from its mentions."""
