CREATE TABLE public.questions (
    session character varying(32) NOT NULL,
    id character varying(32) NOT NULL,
    place integer NOT NULL,
    asked text NOT NULL,
    phase character varying(16) NOT NULL
);
CREATE TABLE public.schema (
    version integer NOT NULL
);
CREATE TABLE public.sessions (
    id character varying(32) NOT NULL,
    code character varying(16) NOT NULL,
    key_hash character varying(64) NOT NULL,
    title text NOT NULL,
    language character varying(2) NOT NULL,
    plan text NOT NULL,
    state character varying(16) NOT NULL,
    current character varying(32) NOT NULL,
    opened_at double precision NOT NULL,
    closed_at double precision,
    joins_until double precision NOT NULL,
    kept_until double precision NOT NULL
);
CREATE TABLE public.support (
    session character varying(32) NOT NULL,
    words character varying(64) NOT NULL,
    voter character varying(64) NOT NULL,
    given boolean NOT NULL,
    seq bigint NOT NULL
);
CREATE TABLE public.voters (
    session character varying(32) NOT NULL,
    id character varying(64) NOT NULL,
    role character varying(32) NOT NULL,
    organisation character varying(64) NOT NULL,
    joined_at double precision NOT NULL
);
CREATE TABLE public.votes (
    session character varying(32) NOT NULL,
    question character varying(32) NOT NULL,
    round integer NOT NULL,
    voter character varying(64) NOT NULL,
    answer text NOT NULL,
    seq bigint NOT NULL,
    at double precision NOT NULL
);
CREATE TABLE public.words (
    session character varying(32) NOT NULL,
    id character varying(64) NOT NULL,
    question character varying(32) NOT NULL,
    voter character varying(64) NOT NULL,
    text text NOT NULL,
    state character varying(16) NOT NULL,
    at double precision NOT NULL
);
INSERT INTO public.questions VALUES ('00112233aabbccdd', 'q2', 1, '{"id": "q2", "kind": "words", "subject": "obstacle", "about": "", "title": {"nl": "Wat staat in de weg?", "en": "What stands in the way?"}, "options": []}', 'first');
INSERT INTO public.questions VALUES ('00112233aabbccdd', 'q1', 0, '{"id": "q1", "kind": "level", "subject": "room", "about": "", "title": {"nl": "Hoeveel ruimte is er?", "en": "How much room is there?"}, "options": [{"id": "0", "label": {"nl": "niveau 0", "en": "level 0"}}, {"id": "1", "label": {"nl": "niveau 1", "en": "level 1"}}, {"id": "2", "label": {"nl": "niveau 2", "en": "level 2"}}, {"id": "3", "label": {"nl": "niveau 3", "en": "level 3"}}, {"id": "4", "label": {"nl": "niveau 4", "en": "level 4"}}, {"id": "unknown", "label": {"nl": "Dat weet ik niet", "en": "I do not know"}}]}', 'second');
INSERT INTO public.schema VALUES (1);
INSERT INTO public.sessions VALUES ('00112233aabbccdd', '9C5VGK', '1281a7867b484ef4613fc4f59ddb677322ee3b010aaba23e3ecba8b976ed4ca8', 'Een oude sessie', 'nl', '{"purpose": "first-placement", "as_of": "2026-11", "organisations": ["ash", "oak"], "themes": ["work"], "agenda": "level:room,words:obstacle", "version": "0000000000000000000000000000000000000000000000000000000000000000", "edition": "doetank/1"}', 'open', 'q1', 1795341600.25, NULL, 1795384800.25, 4948941600.25);
INSERT INTO public.support VALUES ('00112233aabbccdd', '4de2e6203c4f7304265115c203883283', '8cb9b34369ce5b48650fe03419720c55353b2e11e2da737518a263c26e4883a6', true, 1795341600004);
INSERT INTO public.voters VALUES ('00112233aabbccdd', '70af188695f47c1f741a17305d6881f5f25090a6281c67010eb2afee9b0e9433', 'lead', 'ash', 1795341600.25);
INSERT INTO public.voters VALUES ('00112233aabbccdd', 'cb5202c52d1382cfea4afd82ba562c4f59ca2ba3d4a6dd2a67fe39144f68d3a8', 'director', 'oak', 1795341600.25);
INSERT INTO public.voters VALUES ('00112233aabbccdd', '8cb9b34369ce5b48650fe03419720c55353b2e11e2da737518a263c26e4883a6', 'coach', 'other', 1795341600.25);
INSERT INTO public.votes VALUES ('00112233aabbccdd', 'q1', 1, '70af188695f47c1f741a17305d6881f5f25090a6281c67010eb2afee9b0e9433', '"2"', 1795341600001, 1795341600.25);
INSERT INTO public.votes VALUES ('00112233aabbccdd', 'q1', 1, 'cb5202c52d1382cfea4afd82ba562c4f59ca2ba3d4a6dd2a67fe39144f68d3a8', '"unknown"', 1795341600002, 1795341600.25);
INSERT INTO public.votes VALUES ('00112233aabbccdd', 'q1', 2, '70af188695f47c1f741a17305d6881f5f25090a6281c67010eb2afee9b0e9433', '"3"', 1795341600003, 1795341600.25);
INSERT INTO public.words VALUES ('00112233aabbccdd', 'dcb3842fb568e8e0e5c67587eae50fc9', 'q2', '70af188695f47c1f741a17305d6881f5f25090a6281c67010eb2afee9b0e9433', 'De procedures duren te lang', 'waiting', 1795341600.25);
INSERT INTO public.words VALUES ('00112233aabbccdd', '4de2e6203c4f7304265115c203883283', 'q2', 'cb5202c52d1382cfea4afd82ba562c4f59ca2ba3d4a6dd2a67fe39144f68d3a8', 'Geen tijd', 'shown', 1795341600.25);
ALTER TABLE ONLY public.questions
    ADD CONSTRAINT questions_pkey PRIMARY KEY (session, id);
ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_code_key UNIQUE (code);
ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_key_hash_key UNIQUE (key_hash);
ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.support
    ADD CONSTRAINT support_pkey PRIMARY KEY (session, words, voter);
ALTER TABLE ONLY public.voters
    ADD CONSTRAINT voters_pkey PRIMARY KEY (session, id);
ALTER TABLE ONLY public.votes
    ADD CONSTRAINT votes_pkey PRIMARY KEY (session, question, round, voter);
ALTER TABLE ONLY public.words
    ADD CONSTRAINT words_pkey PRIMARY KEY (session, id);
CREATE INDEX words_of_question ON public.words USING btree (session, question);
ALTER TABLE ONLY public.questions
    ADD CONSTRAINT questions_session_fkey FOREIGN KEY (session) REFERENCES public.sessions(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.support
    ADD CONSTRAINT support_session_fkey FOREIGN KEY (session) REFERENCES public.sessions(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.voters
    ADD CONSTRAINT voters_session_fkey FOREIGN KEY (session) REFERENCES public.sessions(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.votes
    ADD CONSTRAINT votes_session_fkey FOREIGN KEY (session) REFERENCES public.sessions(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.words
    ADD CONSTRAINT words_session_fkey FOREIGN KEY (session) REFERENCES public.sessions(id) ON DELETE CASCADE;
