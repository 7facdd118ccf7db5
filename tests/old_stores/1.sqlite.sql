BEGIN TRANSACTION;
CREATE TABLE questions (
	session VARCHAR(32) NOT NULL, 
	id VARCHAR(32) NOT NULL, 
	place INTEGER NOT NULL, 
	asked TEXT NOT NULL, 
	phase VARCHAR(16) NOT NULL, 
	PRIMARY KEY (session, id), 
	FOREIGN KEY(session) REFERENCES sessions (id) ON DELETE CASCADE
);
INSERT INTO "questions" VALUES('00112233aabbccdd','q1',0,'{"id": "q1", "kind": "level", "subject": "room", "about": "", "title": {"nl": "Hoeveel ruimte is er?", "en": "How much room is there?"}, "options": [{"id": "0", "label": {"nl": "niveau 0", "en": "level 0"}}, {"id": "1", "label": {"nl": "niveau 1", "en": "level 1"}}, {"id": "2", "label": {"nl": "niveau 2", "en": "level 2"}}, {"id": "3", "label": {"nl": "niveau 3", "en": "level 3"}}, {"id": "4", "label": {"nl": "niveau 4", "en": "level 4"}}, {"id": "unknown", "label": {"nl": "Dat weet ik niet", "en": "I do not know"}}]}','second');
INSERT INTO "questions" VALUES('00112233aabbccdd','q2',1,'{"id": "q2", "kind": "words", "subject": "obstacle", "about": "", "title": {"nl": "Wat staat in de weg?", "en": "What stands in the way?"}, "options": []}','first');
CREATE TABLE schema (
	version INTEGER NOT NULL
);
INSERT INTO "schema" VALUES(1);
CREATE TABLE sessions (
	id VARCHAR(32) NOT NULL, 
	code VARCHAR(16) NOT NULL, 
	key_hash VARCHAR(64) NOT NULL, 
	title TEXT NOT NULL, 
	language VARCHAR(2) NOT NULL, 
	"plan" TEXT NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	current VARCHAR(32) NOT NULL, 
	opened_at FLOAT NOT NULL, 
	closed_at FLOAT, 
	joins_until FLOAT NOT NULL, 
	kept_until FLOAT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (code), 
	UNIQUE (key_hash)
);
INSERT INTO "sessions" VALUES('00112233aabbccdd','9C5VGK','1281a7867b484ef4613fc4f59ddb677322ee3b010aaba23e3ecba8b976ed4ca8','Een oude sessie','nl','{"purpose": "first-placement", "as_of": "2026-11", "organisations": ["ash", "oak"], "themes": ["work"], "agenda": "level:room,words:obstacle", "version": "0000000000000000000000000000000000000000000000000000000000000000", "edition": "doetank/1"}','open','q1',1795341600.25,NULL,1795384800.25,4948941600.25);
CREATE TABLE support (
	session VARCHAR(32) NOT NULL, 
	words VARCHAR(64) NOT NULL, 
	voter VARCHAR(64) NOT NULL, 
	given BOOLEAN NOT NULL, 
	seq BIGINT NOT NULL, 
	PRIMARY KEY (session, words, voter), 
	FOREIGN KEY(session) REFERENCES sessions (id) ON DELETE CASCADE
);
INSERT INTO "support" VALUES('00112233aabbccdd','4de2e6203c4f7304265115c203883283','8cb9b34369ce5b48650fe03419720c55353b2e11e2da737518a263c26e4883a6',1,1795341600004);
CREATE TABLE voters (
	session VARCHAR(32) NOT NULL, 
	id VARCHAR(64) NOT NULL, 
	role VARCHAR(32) NOT NULL, 
	organisation VARCHAR(64) NOT NULL, 
	joined_at FLOAT NOT NULL, 
	PRIMARY KEY (session, id), 
	FOREIGN KEY(session) REFERENCES sessions (id) ON DELETE CASCADE
);
INSERT INTO "voters" VALUES('00112233aabbccdd','70af188695f47c1f741a17305d6881f5f25090a6281c67010eb2afee9b0e9433','lead','ash',1795341600.25);
INSERT INTO "voters" VALUES('00112233aabbccdd','cb5202c52d1382cfea4afd82ba562c4f59ca2ba3d4a6dd2a67fe39144f68d3a8','director','oak',1795341600.25);
INSERT INTO "voters" VALUES('00112233aabbccdd','8cb9b34369ce5b48650fe03419720c55353b2e11e2da737518a263c26e4883a6','coach','other',1795341600.25);
CREATE TABLE votes (
	session VARCHAR(32) NOT NULL, 
	question VARCHAR(32) NOT NULL, 
	round INTEGER NOT NULL, 
	voter VARCHAR(64) NOT NULL, 
	answer TEXT NOT NULL, 
	seq BIGINT NOT NULL, 
	at FLOAT NOT NULL, 
	PRIMARY KEY (session, question, round, voter), 
	FOREIGN KEY(session) REFERENCES sessions (id) ON DELETE CASCADE
);
INSERT INTO "votes" VALUES('00112233aabbccdd','q1',1,'70af188695f47c1f741a17305d6881f5f25090a6281c67010eb2afee9b0e9433','"2"',1795341600001,1795341600.25);
INSERT INTO "votes" VALUES('00112233aabbccdd','q1',1,'cb5202c52d1382cfea4afd82ba562c4f59ca2ba3d4a6dd2a67fe39144f68d3a8','"unknown"',1795341600002,1795341600.25);
INSERT INTO "votes" VALUES('00112233aabbccdd','q1',2,'70af188695f47c1f741a17305d6881f5f25090a6281c67010eb2afee9b0e9433','"3"',1795341600003,1795341600.25);
CREATE TABLE words (
	session VARCHAR(32) NOT NULL, 
	id VARCHAR(64) NOT NULL, 
	question VARCHAR(32) NOT NULL, 
	voter VARCHAR(64) NOT NULL, 
	text TEXT NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	at FLOAT NOT NULL, 
	PRIMARY KEY (session, id), 
	FOREIGN KEY(session) REFERENCES sessions (id) ON DELETE CASCADE
);
INSERT INTO "words" VALUES('00112233aabbccdd','dcb3842fb568e8e0e5c67587eae50fc9','q2','70af188695f47c1f741a17305d6881f5f25090a6281c67010eb2afee9b0e9433','De procedures duren te lang','waiting',1795341600.25);
INSERT INTO "words" VALUES('00112233aabbccdd','4de2e6203c4f7304265115c203883283','q2','cb5202c52d1382cfea4afd82ba562c4f59ca2ba3d4a6dd2a67fe39144f68d3a8','Geen tijd','shown',1795341600.25);
CREATE INDEX words_of_question ON words (session, question);
COMMIT;
