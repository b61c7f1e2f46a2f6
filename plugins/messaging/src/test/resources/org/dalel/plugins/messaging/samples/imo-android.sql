CREATE TABLE friends (_id INTEGER PRIMARY KEY, buid TEXT, name TEXT, display TEXT);
CREATE TABLE messages (_id INTEGER PRIMARY KEY, buid TEXT, imdata TEXT, last_message TEXT, timestamp INTEGER, message_type INTEGER, message_read INTEGER);
INSERT INTO friends VALUES (1,'2000810370507916','aida','Aida'),(2,'2000810370507917','boris',NULL);
INSERT INTO messages VALUES (1,'2000810370507916',NULL,'Are you there?',1682532700927000000,1,1),(2,'2000810370507916',NULL,'Yes',1682532754019000000,2,0),(3,'2000810370507917','{"original_path":"/storage/emulated/0/DCIM/boat.jpg"}','photo',1682532849559000000,1,0);
