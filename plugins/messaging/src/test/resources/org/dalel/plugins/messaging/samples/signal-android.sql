CREATE TABLE recipient (_id INTEGER PRIMARY KEY, e164 TEXT, aci TEXT, username TEXT, group_id TEXT, system_joined_name TEXT, profile_joined_name TEXT);
CREATE TABLE groups (_id INTEGER PRIMARY KEY, group_id TEXT, title TEXT);
CREATE TABLE thread (_id INTEGER PRIMARY KEY, date INTEGER, recipient_id INTEGER, archived INTEGER);
CREATE TABLE message (_id INTEGER PRIMARY KEY, date_sent INTEGER, date_received INTEGER, thread_id INTEGER, from_recipient_id INTEGER, to_recipient_id INTEGER, type INTEGER, body TEXT, remote_deleted INTEGER, quote_id INTEGER, quote_body TEXT);
CREATE TABLE attachment (_id INTEGER PRIMARY KEY, message_id INTEGER, content_type TEXT, file_name TEXT, data_size INTEGER);
INSERT INTO recipient VALUES (1,'+77010000001','11111111-2222-3333-4444-555555555555',NULL,NULL,NULL,'Me'),(2,'+77012345678','aaaaaaaa-2222-3333-4444-555555555555','aida.01',NULL,'Aida','Aida S'),(3,NULL,NULL,NULL,'__signal_group__v2__!00',NULL,NULL);
INSERT INTO groups VALUES (1,'__signal_group__v2__!00','Trip');
INSERT INTO thread VALUES (1,1700000400000,2,0),(2,1700000300000,3,1);
INSERT INTO message VALUES (1,1700000100000,1700000101000,1,2,1,10485780,'Сәлем',0,0,NULL),
 (2,1700000200000,1700000200000,1,1,2,10485783,'Hello',0,1700000100000,'Сәлем'),
 (3,1700000300000,1700000301000,2,2,3,10485780,NULL,1,0,NULL),
 (4,1700000400000,1700000400000,1,2,1,3,NULL,0,0,NULL);
INSERT INTO attachment VALUES (1,2,'image/jpeg','a.jpg',48211);
