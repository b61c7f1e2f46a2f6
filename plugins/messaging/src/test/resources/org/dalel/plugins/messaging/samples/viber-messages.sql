CREATE TABLE conversations (_id INTEGER PRIMARY KEY, name TEXT, conversation_type INTEGER, date LONG);
CREATE TABLE participants (_id INTEGER PRIMARY KEY, conversation_id INTEGER, participant_info_id INTEGER);
CREATE TABLE participants_info (_id INTEGER PRIMARY KEY, number TEXT, display_name TEXT, contact_name TEXT, viber_name TEXT);
CREATE TABLE messages (_id INTEGER PRIMARY KEY, conversation_id INTEGER, participant_id INTEGER, msg_date LONG, body TEXT, send_type INTEGER, extra_uri TEXT, extra_mime INTEGER, deleted INTEGER);
INSERT INTO conversations VALUES (1,NULL,0,1600000200000),(2,'Friends',1,1600000300000);
INSERT INTO participants_info VALUES (1,'+77771112233',NULL,NULL,'me'),(2,'+77012345678',NULL,'Aida',NULL);
INSERT INTO participants VALUES (1,1,1),(2,1,2),(3,2,2);
INSERT INTO messages VALUES (1,1,2,1600000100000,'Hello',0,NULL,0,0),(2,1,1,1600000200000,'Hi',1,NULL,0,0),(3,2,3,1600000300000,NULL,0,'file:///storage/emulated/0/viber/media/1.jpg',1,1);
