CREATE TABLE userinfo (id INTEGER PRIMARY KEY, type INTEGER, value TEXT);
CREATE TABLE rcontact (username TEXT PRIMARY KEY, alias TEXT, conRemark TEXT, nickname TEXT, type INTEGER);
CREATE TABLE message (msgId INTEGER PRIMARY KEY, msgSvrId INTEGER, type INTEGER, status INTEGER, isSend INTEGER, createTime INTEGER, talker TEXT, content TEXT, imgPath TEXT);
INSERT INTO userinfo VALUES (2,3,'wxid_owner'),(4,3,'Timur');
INSERT INTO rcontact VALUES ('wxid_aida','aida_k','Aida work','Aida',3),('wxid_boris','','','Boris',3),('1234567@chatroom','','','Trip',2);
INSERT INTO message VALUES (1,9001,1,3,0,1600000100000,'wxid_aida','Сәлем',NULL),(2,9002,1,2,1,1600000200000,'wxid_aida','On my way',NULL),
 (3,9003,3,3,0,1600000300000,'wxid_aida','<msg/>','THUMBNAIL_DIRPATH://th_0123456789abcdef'),
 (4,9004,1,3,0,1600000400000,'1234567@chatroom','wxid_boris:
See you there',NULL),(5,NULL,10000,4,0,1600000500000,'1234567@chatroom','Boris joined',NULL),(6,9006,50,3,1,1600000600000,'wxid_aida','voip_content_voice',NULL);
