CREATE TABLE conversations (conv_id TEXT PRIMARY KEY, conv_type INTEGER, payload BLOB, conv_del_status INTEGER);
CREATE TABLE messages (msg_id INTEGER PRIMARY KEY, conv_id TEXT, type INTEGER, create_time BIGINT, send_time BIGINT, direction INTEGER, status INTEGER, payload BLOB, del_status INTEGER);
INSERT INTO conversations VALUES ('abcDEF',0,'EgYKBEFpZGE=',0);
INSERT INTO messages VALUES (1,'abcDEF',0,1452868515520,1452868516533,1,1,'IgVIZWxsbw==',0),(2,'abcDEF',3,1452868525520,1452868526533,2,1,'IgAqFGh0dHA6Ly9leGFtcGxlLmt6LzEy',1);
