/* SPDX-License-Identifier: MIT */
/* What ssh says when it cannot, in words for the person at the keys, and what they do next. */
#include "remote_priv.h"

#include <string.h>

static const struct {
    const char *said; /* a part of what OpenSSH writes */
    bool never;       /* nobody was let in */
    const char *next;
} table[] = {
    {"HOST IDENTIFICATION HAS CHANGED", true,
        "The server shows another key than it did before. It may have been set up anew, or somebody "
        "stands between you and it. Do not go on: ring whoever looks after the server. When they say "
        "that it is new, ssh-keygen -R with the server's name forgets the old key."},
    {"Host key verification failed", true,
        "This computer does not know the server's key yet, or you said no to it. Type hub go and the "
        "server's name, compare the fingerprint with the page How to come in, and answer yes."},
    {"No ED25519 host key is known", true,
        "This computer does not know the server's key yet. Type hub go and the server's name, compare "
        "the fingerprint with the page How to come in, and answer yes."},
    {"Could not resolve hostname", true,
        "Look at how the server's name is written, and whether this computer is online."},
    {"Permission denied", true,
        "The server does not know the key of this computer, or your way in is closed. Send your hub "
        "carer the line in the file .ssh/id_ed25519.pub; where there is none, ssh-keygen -t ed25519 "
        "makes it."},
    {"Too many authentication failures", true,
        "This computer offered too many keys. Your helper can put the right one into .ssh/config, with "
        "IdentitiesOnly yes."},
    {"UNPROTECTED PRIVATE KEY", true,
        "Others on this computer can read your key, so ssh does not use it. chmod 600 and the key's file "
        "puts that right."},
    {"Connection refused", true,
        "The server is there, and nothing answers on it. Ring whoever looks after it."},
    {"Network is unreachable", true, "This computer is not online. Try again when it is."},
    {"No route to host", true,
        "There is no way to the server from here. Is this computer online, and the server on?"},
    {"timed out", true, "The server does not answer. Is this computer online, and the server on?"},
    {"Connection closed by", false, "The server ended it. Try again; if it stays so, ring whoever looks after it."},
    {"not responding", false, "Nothing came through any more. Try again when this computer is online."},
    {"Broken pipe", false, "Nothing came through any more. Try again when this computer is online."},
    {"Connection reset", false, "Nothing came through any more. Try again when this computer is online."},
};

const char *server_why(const char *server, const char *said, bool *never, struct arena *a)
{
    (void)server;
    *never = false;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (strstr(said, table[i].said)) {
            *never = table[i].never;
            return arena_strdup(a, table[i].next);
        }
    }
    return "";
}
