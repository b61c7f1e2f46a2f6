CREATE TABLE jid (_id INTEGER PRIMARY KEY, user TEXT, server TEXT, type INTEGER, raw_string TEXT);
CREATE TABLE chat (_id INTEGER PRIMARY KEY, jid_row_id INTEGER UNIQUE, hidden INTEGER, subject TEXT, created_timestamp INTEGER, archived INTEGER, sort_timestamp INTEGER);
CREATE TABLE group_participant_user (_id INTEGER PRIMARY KEY, group_jid_row_id INTEGER, user_jid_row_id INTEGER, rank INTEGER);
CREATE TABLE message (_id INTEGER PRIMARY KEY AUTOINCREMENT, chat_row_id INTEGER NOT NULL, from_me INTEGER NOT NULL, key_id TEXT NOT NULL, sender_jid_row_id INTEGER, status INTEGER, timestamp INTEGER, received_timestamp INTEGER, message_type INTEGER, text_data TEXT, starred INTEGER, sort_id INTEGER NOT NULL DEFAULT 0);
CREATE TABLE message_media (message_row_id INTEGER PRIMARY KEY, file_path TEXT, file_size INTEGER, mime_type TEXT, file_length INTEGER, media_name TEXT, file_hash TEXT, message_url TEXT, media_caption TEXT);
CREATE TABLE message_quoted (message_row_id INTEGER PRIMARY KEY, key_id TEXT, sender_jid_row_id INTEGER, text_data TEXT);
CREATE TABLE message_revoked (message_row_id INTEGER PRIMARY KEY, revoked_key_id TEXT, revoke_timestamp INTEGER);
CREATE TABLE message_forwarded (message_row_id INTEGER PRIMARY KEY, forward_score INTEGER);
CREATE TABLE message_edit_info (message_row_id INTEGER PRIMARY KEY, edited_timestamp INTEGER);
CREATE TABLE message_location (message_row_id INTEGER PRIMARY KEY, latitude REAL, longitude REAL, place_name TEXT, place_address TEXT);
CREATE TABLE message_add_on (_id INTEGER PRIMARY KEY, from_me INTEGER, sender_jid_row_id INTEGER, parent_message_row_id INTEGER);
CREATE TABLE message_add_on_reaction (message_add_on_row_id INTEGER PRIMARY KEY, reaction TEXT, sender_timestamp INTEGER);
CREATE TABLE message_poll_option (_id INTEGER PRIMARY KEY, message_row_id INTEGER, option_name TEXT, vote_total INTEGER);
CREATE TABLE message_vcard (_id INTEGER PRIMARY KEY, message_row_id INTEGER, vcard TEXT);
CREATE TABLE message_system (message_row_id INTEGER PRIMARY KEY, action_type INTEGER);
CREATE TABLE jid_map (lid_row_id INTEGER PRIMARY KEY, jid_row_id INTEGER);
CREATE TABLE call_log (_id INTEGER PRIMARY KEY, jid_row_id INTEGER, from_me INTEGER, call_id TEXT, timestamp INTEGER, video_call INTEGER, duration INTEGER, call_result INTEGER, group_jid_row_id INTEGER NOT NULL DEFAULT 0);
CREATE TABLE call_log_participant_v2 (_id INTEGER PRIMARY KEY, call_log_row_id INTEGER, jid_row_id INTEGER, call_result INTEGER);
INSERT INTO jid VALUES (1,'77012345678','s.whatsapp.net',0,'77012345678@s.whatsapp.net'),(2,'77017654321','s.whatsapp.net',0,'77017654321@s.whatsapp.net'),(3,'77012345678-1700000000','g.us',1,'77012345678-1700000000@g.us'),(4,'123456789012345','lid',18,'123456789012345@lid');
INSERT INTO jid_map VALUES (4,2);
INSERT INTO chat VALUES (1,1,0,NULL,NULL,0,1700000900000),(2,3,0,'Мектеп',1700000000000,1,1700000800000);
INSERT INTO group_participant_user VALUES (1,3,1,2),(2,3,2,0);
INSERT INTO message VALUES (1,-1,0,'-1',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0),
 (2,1,0,'A1',0,0,1700000100000,1700000101000,0,'Сәлем, where are you?',0,2),
 (3,1,1,'A2',0,13,1700000200000,NULL,0,'On my way',1,3),
 (4,2,0,'A3',2,0,1700000300000,1700000301000,1,NULL,0,4),
 (5,2,0,'A4',4,0,1700000400000,1700000401000,15,NULL,0,5),
 (6,2,0,'A5',1,0,1700000500000,1700000501000,66,'When shall we meet?',0,6),
 (7,2,0,'A6',2,0,1700000600000,1700000601000,5,NULL,0,7),
 (8,2,1,'A7',0,6,1700000700000,NULL,7,NULL,0,8),
 (9,1,1,'A8',0,5,1700000800000,NULL,4,'Timur',0,9);
INSERT INTO message_media VALUES (4,'Media/WhatsApp Images/IMG-20231114-WA0001.jpg',48211,'image/jpeg',48211,NULL,'47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',NULL,'look');
INSERT INTO message_quoted VALUES (3,'A1',1,'Сәлем, where are you?');
INSERT INTO message_revoked VALUES (5,'A4',1700000450000);
INSERT INTO message_forwarded VALUES (4,2);
INSERT INTO message_edit_info VALUES (3,1700000250000);
INSERT INTO message_location VALUES (7,43.238949,76.889709,'Almaty',NULL);
INSERT INTO message_add_on VALUES (1,0,1,3),(2,1,NULL,3);
INSERT INTO message_add_on_reaction VALUES (1,'👍',1700000210000),(2,'!',1700000220000);
INSERT INTO message_poll_option VALUES (1,6,'Monday',2),(2,6,'Friday',0);
INSERT INTO message_vcard VALUES (1,9,'BEGIN:VCARD VERSION:3.0 N:Timur END:VCARD');
INSERT INTO message_system VALUES (8,12);
INSERT INTO call_log VALUES (1,1,1,'call:1',1700000850000,0,65,5,0),(2,2,0,'call:2',1700000860000,1,0,4,3);
INSERT INTO call_log_participant_v2 VALUES (1,1,1,5);
