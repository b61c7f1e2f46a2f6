CREATE TABLE metadata (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE messagesv12 (nsp_pk TEXT PRIMARY KEY, nsp_data TEXT, nsp_i_convidcreatedtime TEXT);
CREATE TABLE conversationsv14 (nsp_pk TEXT PRIMARY KEY, nsp_data TEXT);
CREATE TABLE internaldata (nsp_pk TEXT PRIMARY KEY, nsp_data TEXT);
CREATE TABLE profilecachev8 (nsp_pk TEXT PRIMARY KEY, nsp_data TEXT);
INSERT INTO profilecachev8 VALUES ('C8:aida.s','{"mri":"8:aida.s","fullName":"Aida Serikova","mood":"away","birthday":"1990-01-02","phones":[{"number":"+77012345678"}]}'),('C8:broken','{"mri":');
INSERT INTO conversationsv14 VALUES ('C19:abc@thread.skype','{"conv":{"_threadProps":{"topic":"Plans"},"_threadMembers":[{"id":"8:aida.s","role":"Admin"},{"id":"8:me","role":"User"}]}}'),('C8:aida.s','{"conv":{}}');
INSERT INTO messagesv12 VALUES ('M1','{"conversationId":"8:aida.s","creator":"8:aida.s","createdTime":1600000000000,"content":"Сәлем &amp; hi","messagetype":"RichText","_isMyMessage":0}',NULL),('M2','{"conversationId":"19:abc@thread.skype","creator":"8:me","createdTime":1600000100000,"content":"at six","messagetype":"Text","_isMyMessage":1}',NULL),('M3','{"conversationId":"8:aida.s","creator":"8:aida.s","createdTime":1600000200000,"content":"<partlist/>","messagetype":"Event/Call","_isMyMessage":false}',NULL);
