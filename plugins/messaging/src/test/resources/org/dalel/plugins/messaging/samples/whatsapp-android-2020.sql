CREATE TABLE messages (_id INTEGER PRIMARY KEY AUTOINCREMENT, key_remote_jid TEXT NOT NULL, key_from_me INTEGER, key_id TEXT NOT NULL, status INTEGER, data TEXT, timestamp INTEGER, media_url TEXT, media_mime_type TEXT, media_wa_type TEXT, media_size INTEGER, media_name TEXT, media_caption TEXT, media_hash TEXT, latitude REAL, longitude REAL, remote_resource TEXT, received_timestamp INTEGER, receipt_device_timestamp INTEGER, quoted_row_id INTEGER, forwarded INTEGER);
CREATE TABLE messages_quotes (_id INTEGER PRIMARY KEY, key_remote_jid TEXT, key_from_me INTEGER, key_id TEXT, data TEXT, media_caption TEXT, remote_resource TEXT);
CREATE TABLE chat_list (_id INTEGER PRIMARY KEY, key_remote_jid TEXT UNIQUE, subject TEXT, creation INTEGER, archived INTEGER, sort_timestamp INTEGER);
CREATE TABLE group_participants (_id INTEGER PRIMARY KEY, gjid TEXT, jid TEXT, admin INTEGER);
INSERT INTO chat_list VALUES (1,'77012345678@s.whatsapp.net',NULL,NULL,0,1600000300000),(2,'77012345678-1500000000@g.us','Family',1500000000000,1,1600000400000);
INSERT INTO group_participants VALUES (1,'77012345678-1500000000@g.us','77012345678@s.whatsapp.net',1),(2,'77012345678-1500000000@g.us','',0);
INSERT INTO messages_quotes VALUES (1,'77012345678@s.whatsapp.net',0,'B1','Bring the papers',NULL,NULL);
INSERT INTO messages VALUES (1,'-1',0,'-1',-1,NULL,0,NULL,NULL,'-1',-1,NULL,NULL,NULL,0.0,0.0,NULL,-1,-1,0,0),
 (2,'77012345678@s.whatsapp.net',0,'B1',0,'Bring the papers',1600000100000,NULL,NULL,'0',0,NULL,NULL,NULL,0.0,0.0,NULL,1600000101000,-1,0,0),
 (3,'77012345678@s.whatsapp.net',1,'B2',5,'I have them',1600000200000,NULL,NULL,'0',0,NULL,NULL,NULL,0.0,0.0,NULL,0,1600000205000,1,0),
 (4,'77012345678-1500000000@g.us',0,'B3',0,NULL,1600000300000,'https://mmg.example/d/1','image/jpeg','1',2048,'IMG-1.jpg','at the lake','47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',0.0,0.0,'77017654321@s.whatsapp.net',1600000301000,-1,0,1),
 (5,'77012345678-1500000000@g.us',1,'B4',6,'Family',1600000400000,NULL,NULL,'0',1,NULL,NULL,NULL,0.0,0.0,'77012345678@s.whatsapp.net',0,-1,0,0),
 (6,'77012345678@s.whatsapp.net',0,'B5',0,NULL,1600000500000,NULL,NULL,'5',0,'Airport',NULL,NULL,51.0,71.5,NULL,1600000501000,-1,0,0);
