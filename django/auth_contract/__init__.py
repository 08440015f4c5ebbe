"""The auth API of the starter, answered with Django's own machinery. Copy this directory into a project of your own."""
