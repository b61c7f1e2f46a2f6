CREATE TABLE wa_contacts (_id INTEGER PRIMARY KEY, jid TEXT NOT NULL, is_whatsapp_user BOOLEAN NOT NULL, status TEXT, number TEXT, display_name TEXT, wa_name TEXT);
INSERT INTO wa_contacts VALUES (1,'77012345678@s.whatsapp.net',1,'Busy','+7 701 234 5678','Aida',NULL),(2,'77017654321@s.whatsapp.net',1,NULL,NULL,NULL,'Timur T.'),(3,'77012345678-1500000000@g.us',1,NULL,NULL,'Family',NULL);
