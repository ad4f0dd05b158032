"""From raw tables to initiatives, links, assessments and capacity, with every check; and back."""
