-- Many segments may wait before they are merged: they are large, and merged little by little.

INSERT INTO text_index (text_index, rank) VALUES ('hashsize', 33554432);
INSERT INTO text_index (text_index, rank) VALUES ('automerge', 16);
INSERT INTO text_index (text_index, rank) VALUES ('usermerge', 16);
INSERT INTO text_index (text_index, rank) VALUES ('crisismerge', 1000);
INSERT INTO artifact_index (artifact_index, rank) VALUES ('hashsize', 8388608);
INSERT INTO artifact_index (artifact_index, rank) VALUES ('automerge', 16);
INSERT INTO artifact_index (artifact_index, rank) VALUES ('usermerge', 16);
INSERT INTO artifact_index (artifact_index, rank) VALUES ('crisismerge', 1000);
