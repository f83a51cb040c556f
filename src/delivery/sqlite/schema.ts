/** What marks a file as a store of deliveries: "Wybl". */
export const applicationId = 0x5779626c

/** The form of the tables. One that is higher was written by a newer version. */
export const schemaVersion = 1

/** Times are milliseconds since 1970, with fractions; keys never come twice. */
export const schema = `
  CREATE TABLE delivery (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    connection TEXT NOT NULL,
    due_at REAL NOT NULL,
    accepted_at REAL NOT NULL,
    attempts INTEGER NOT NULL,
    delivery TEXT NOT NULL,
    progress TEXT NOT NULL
  ) STRICT;
  CREATE INDEX delivery_due ON delivery (connection, due_at, key);

  CREATE TABLE dead_letter (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    connection TEXT NOT NULL,
    due_at REAL NOT NULL,
    accepted_at REAL NOT NULL,
    attempts INTEGER NOT NULL,
    delivery TEXT NOT NULL,
    progress TEXT NOT NULL,
    died_at REAL NOT NULL,
    outcomes TEXT NOT NULL
  ) STRICT;
  CREATE INDEX dead_letter_of ON dead_letter (connection, key);

  -- In the order in which they were noted; the id is a digest.
  CREATE TABLE message (
    place INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    noted_at REAL NOT NULL
  ) STRICT;

  -- Rows that can not be read, as they were found.
  CREATE TABLE damaged (
    origin TEXT,
    connection,
    delivery,
    progress,
    outcomes
  );
`
