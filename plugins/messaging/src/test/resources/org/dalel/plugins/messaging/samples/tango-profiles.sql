CREATE TABLE profiletable (itemUserId TEXT PRIMARY KEY, itemFirstName TEXT NOT NULL, itemLastName TEXT NOT NULL, itemIsFriend INTEGER NOT NULL);
INSERT INTO profiletable VALUES ('abcDEF','QWlkYQ==','Sy4=',1),('ghiJKL','VGltdXI=','',0);
