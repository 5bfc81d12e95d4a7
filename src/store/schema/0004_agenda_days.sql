-- How many days before a meeting its agenda goes up; NULL where the house says nothing of it.
ALTER TABLE meeting ADD COLUMN agenda_days_before INTEGER CHECK (agenda_days_before BETWEEN 0 AND 27);
