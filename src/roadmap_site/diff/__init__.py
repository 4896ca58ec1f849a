"""What a change does to a curriculum: two revisions, compared by id and told in words."""
