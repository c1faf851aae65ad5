-- A mail that was kept is known by its bytes, whatever the rules read from them by now.
create index reply_of_mail on reply (raw_sha256);
