CREATE TABLE contacts (m_id TEXT PRIMARY KEY, server_name TEXT, name TEXT);
CREATE TABLE groups (id TEXT PRIMARY KEY, name TEXT);
CREATE TABLE membership (id TEXT, m_id TEXT);
CREATE TABLE chat_history (id INTEGER PRIMARY KEY, server_id TEXT, chat_id TEXT, from_mid TEXT, content TEXT, created_time TEXT, attachement_type INTEGER, attachement_local_uri TEXT, status INTEGER);
INSERT INTO contacts VALUES ('u1','Aida','Aida work'),('u2','Boris',NULL);
INSERT INTO groups VALUES ('c1','Trip');
INSERT INTO membership VALUES ('c1','u1'),('c1','u2');
INSERT INTO chat_history VALUES (1,'s1','u1','u1','Сәлем','1600000100000',0,NULL,1),(2,'s2','u1',NULL,'On my way','1600000200000',0,NULL,3),(3,'s3','c1','u2',NULL,'1600000300000',1,'/storage/emulated/0/line/a.jpg',1),(4,'s4','c1',NULL,'See you','1600000400000',0,'content://x',3);
