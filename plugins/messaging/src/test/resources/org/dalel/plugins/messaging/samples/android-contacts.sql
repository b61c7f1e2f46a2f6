CREATE TABLE mimetypes (_id INTEGER PRIMARY KEY, mimetype TEXT);
CREATE TABLE raw_contacts (_id INTEGER PRIMARY KEY, display_name TEXT, deleted INTEGER);
CREATE TABLE data (_id INTEGER PRIMARY KEY, raw_contact_id INTEGER, mimetype_id INTEGER, data1 TEXT, data4 TEXT);
INSERT INTO mimetypes VALUES (1,'vnd.android.cursor.item/phone_v2'),(2,'vnd.android.cursor.item/email_v2'),(3,'vnd.android.cursor.item/note');
INSERT INTO raw_contacts VALUES (1,'Aida',0),(2,'Garage',0);
INSERT INTO data VALUES (1,1,1,'8 701 234 56 78','+77012345678'),(2,1,1,'+7 701 765 43 21','+77017654321'),(3,1,2,'aida@example.kz',NULL),(4,2,3,'spare keys',NULL);
