CREATE TABLE burners (_id INTEGER PRIMARY KEY, burner_id TEXT, phone_number_id TEXT, user_id TEXT, name TEXT, date_created INTEGER);
CREATE TABLE contacts (_id INTEGER PRIMARY KEY, name TEXT, phone_number TEXT, notes TEXT, date_created INTEGER);
CREATE TABLE messages (_id INTEGER PRIMARY KEY, message_id TEXT, message TEXT, contact_phone_number TEXT, connected INTEGER, message_type INTEGER, voice_url TEXT, date_created INTEGER, burner_id TEXT, duration INTEGER, direction INTEGER, asset_url TEXT);
INSERT INTO burners VALUES (1,'b1','+12025550100','u1','My Burner',1669915167768);
INSERT INTO contacts VALUES (1,'Aida','+77012345678','',1639845421913);
INSERT INTO messages VALUES (1,'m1','You there?','+77012345678',0,2,NULL,1669918590384,'b1',0,2,NULL),(2,'m2','Yes','+77012345678',0,2,NULL,1669918690384,'b1',0,1,NULL),(3,'m3',NULL,'+77012345678',1,1,NULL,1669918790384,'b1',9,2,NULL);
