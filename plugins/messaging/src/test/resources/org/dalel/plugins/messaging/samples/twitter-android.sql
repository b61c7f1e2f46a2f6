CREATE TABLE users (_id INTEGER PRIMARY KEY, user_id INT UNIQUE NOT NULL, username TEXT, name TEXT);
CREATE TABLE conversation_participants (_id INTEGER PRIMARY KEY, conversation_id TEXT NOT NULL, user_id TEXT NOT NULL, join_time INT NOT NULL, participant_type INT NOT NULL);
CREATE TABLE conversations (_id INTEGER PRIMARY KEY, conversation_id TEXT UNIQUE NOT NULL, title TEXT, type INT, sort_timestamp BIGINT);
CREATE TABLE conversation_entries (_id INTEGER PRIMARY KEY, entry_id INT UNIQUE NOT NULL, conversation_id TEXT, user_id INT, created INT, entry_type INT, data BLOB);
INSERT INTO users VALUES (1,1001,'aida_k','Aida K.');
INSERT INTO conversation_participants VALUES (1,'1001-1002','1001',0,1),(2,'1001-1002','1002',0,1);
INSERT INTO conversations VALUES (1,'1001-1002',NULL,0,1449108703985);
INSERT INTO conversation_entries VALUES (1,501,'1001-1002',1001,1449108703000,0,x'49096a0548656c6c6f49');
