CREATE TABLE threads (thread_key TEXT PRIMARY KEY, name TEXT, timestamp_ms INTEGER);
CREATE TABLE thread_users (user_key TEXT PRIMARY KEY, first_name TEXT, last_name TEXT, username TEXT, is_friend INTEGER);
CREATE TABLE messages (msg_id TEXT PRIMARY KEY, thread_key TEXT, text TEXT, sender TEXT, timestamp_ms INTEGER, msg_type INTEGER, attachments TEXT, shares TEXT, snippet TEXT, generic_admin_message_extensible_data TEXT);
CREATE TABLE message_reactions (msg_id TEXT, user_key TEXT, reaction TEXT, reaction_timestamp INTEGER);
INSERT INTO threads VALUES ('ONE_TO_ONE:100001:100002',NULL,1600000400000),('GROUP:900001','Trip',1600000500000);
INSERT INTO thread_users VALUES ('FACEBOOK:100001','Timur','Serik','timur.s',0),('FACEBOOK:100002','Aida',NULL,NULL,1);
INSERT INTO messages VALUES ('mid.1','ONE_TO_ONE:100001:100002','Сәлем','{"user_key":"FACEBOOK:100002","name":"Aida"}',1600000100000,0,NULL,NULL,NULL,NULL),
 ('mid.2','ONE_TO_ONE:100001:100002',NULL,'{"user_key":"FACEBOOK:100001","name":"Timur Serik"}',1600000200000,0,'[{"filename":"car.jpg"}]','[{"href":"https://example.kz/"}]','photo',NULL),
 ('mid.3','ONE_TO_ONE:100001:100002','You called Aida','{"user_key":"FACEBOOK:100002","name":"Aida"}',1600000300000,9,NULL,NULL,NULL,'{"call_duration":65,"caller_id":"100001","video":true}'),
 ('mid.4','GROUP:900001','Timur named the group Trip','{"user_key":"FACEBOOK:100001","name":"Timur Serik"}',1600000500000,9,NULL,NULL,NULL,'{"theme":"x"}'),
 ('mid.5','GROUP:900001','a placeholder',NULL,0,-1,NULL,NULL,NULL,NULL);
INSERT INTO message_reactions VALUES ('mid.1','FACEBOOK:100001','👍',1600000110000);
