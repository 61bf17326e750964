"""What each part of the network gives: the same short training without it, or with another in its place."""
