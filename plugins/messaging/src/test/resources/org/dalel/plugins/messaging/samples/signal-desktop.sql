CREATE TABLE items (id TEXT PRIMARY KEY, json TEXT);
CREATE TABLE conversations (id TEXT PRIMARY KEY, json TEXT, active_at INTEGER, type TEXT, members TEXT, name TEXT, profileName TEXT, profileFamilyName TEXT, profileFullName TEXT, e164 TEXT, serviceId TEXT, groupId TEXT);
CREATE TABLE messages (rowid INTEGER PRIMARY KEY ASC, id TEXT UNIQUE, json TEXT, readStatus INTEGER, sent_at INTEGER, schemaVersion INTEGER, conversationId TEXT, received_at INTEGER, source TEXT, hasAttachments INTEGER, expireTimer INTEGER, type TEXT, body TEXT, sourceServiceId TEXT, isErased INTEGER);
INSERT INTO items VALUES ('number_id','{"id":"number_id","value":"+77010000001.2"}'),('uuid_id','{"id":"uuid_id","value":"11111111-2222-3333-4444-555555555555.2"}');
INSERT INTO conversations VALUES ('c1','{"isArchived":true}',1700000900000,'private',NULL,NULL,'Aida',NULL,'Aida S','+77012345678','aaaaaaaa-2222-3333-4444-555555555555',NULL),('c2','{}',1700000800000,'group',NULL,'Trip',NULL,NULL,NULL,NULL,NULL,'g');
INSERT INTO messages VALUES (1,'m1','{"received_at_ms":1700000101000,"reactions":[{"emoji":"👍","fromId":"c1","timestamp":1700000110000}]}',1,1700000100000,14,'c1',1,'+77012345678',0,NULL,'incoming','Сәлем','aaaaaaaa-2222-3333-4444-555555555555',0),
 (2,'m2','{"quote":{"id":1700000100000,"text":"Сәлем"},"editHistory":[{"body":"Hello there","timestamp":1700000210000},{"body":"Helo","timestamp":1700000200000}]}',1,1700000200000,14,'c1',2,NULL,0,NULL,'outgoing','Hello there',NULL,0),
 (3,'m3','{"attachments":[{"contentType":"image/jpeg","fileName":"a.jpg","path":"aa/aabb","size":48211}]}',1,1700000300000,14,'c2',3,NULL,1,NULL,'incoming',NULL,'aaaaaaaa-2222-3333-4444-555555555555',0),
 (4,'m4','{"deletedForEveryone":true}',1,1700000400000,14,'c2',4,NULL,0,NULL,'incoming','','aaaaaaaa-2222-3333-4444-555555555555',0),
 (5,'m5','{}',1,1700000500000,14,'c1',5,NULL,0,NULL,'call-history',NULL,NULL,0);
