CREATE TABLE participants (_id INTEGER PRIMARY KEY, chat_id TEXT, phone_id TEXT, full_name TEXT, fallback_name TEXT);
CREATE TABLE conversation_participants (_id INTEGER PRIMARY KEY, participant_row_id INT, conversation_id TEXT);
CREATE TABLE conversations (_id INTEGER PRIMARY KEY, conversation_id TEXT, conversation_type INT, latest_message_timestamp INT, name TEXT, generated_name TEXT);
CREATE TABLE messages (_id INTEGER PRIMARY KEY, message_id TEXT, conversation_id TEXT, author_chat_id TEXT, text TEXT, timestamp INT, type INT, transport_type INT, latitude DOUBLE, longitude DOUBLE, address TEXT, attachment_content_type TEXT, local_url TEXT, remote_url TEXT, attachment_target_url TEXT, attachment_name TEXT);
INSERT INTO participants VALUES (1,'1001',NULL,'Aida K.','aida@example.kz'),(2,'1002',NULL,'Timur T.','Timur T.');
INSERT INTO conversation_participants VALUES (1,1,'Ug1'),(2,2,'Ug1');
INSERT INTO conversations VALUES (1,'Ug1',1,1500271540361830,NULL,'Timur T.');
INSERT INTO messages VALUES (1,'H1','Ug1','1002','It&#39;s &lt;late&gt; already',1500266348448375,2,1,0.0,0.0,NULL,NULL,NULL,NULL,NULL,NULL),(2,'H2','Ug1','1001','See',1500266514326967,1,1,43.2,76.9,'Almaty','image/jpeg',NULL,'https://lh3.example/1.jpg',NULL,'1.jpg');
