/* Records what a program does to files below a folder, in order, so that a power cut can be played at any moment.

   Loaded with LD_PRELOAD. POWERCUT_ROOT names the folder, POWERCUT_LOG the file for the records; what the program writes
   to its standard output is recorded too: what it acknowledged. A record is

       op (1 byte), length of path, length of second path (4 bytes each), offset, size of data (8 bytes each),
       path, second path, data

   in the order of this machine's bytes, written at once. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST_HANDLES 4096

static char root[PATH_MAX];
static size_t root_length;
static int log_handle = -1;
static char *paths[MOST_HANDLES]; /* of open files below the root, by handle */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void begin(void) {
    const char *folder = getenv("POWERCUT_ROOT"), *log = getenv("POWERCUT_LOG");
    if (folder == NULL || log == NULL || realpath(folder, root) == NULL) return;
    root_length = strlen(root);
    log_handle = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (log_handle >= 0) { /* far away from where the program counts its handles */
        int far = fcntl(log_handle, F_DUPFD_CLOEXEC, 900);
        if (far >= 0) { syscall(SYS_close, log_handle); log_handle = far; }
    }
}

static void record(char op, const char *path, const char *other, int64_t offset, const void *data, size_t size) {
    char head[25];
    uint32_t lengths[2] = {path ? strlen(path) : 0, other ? strlen(other) : 0};
    uint64_t numbers[2] = {(uint64_t)offset, size};
    if (log_handle < 0) return;
    head[0] = op;
    memcpy(head + 1, lengths, 8);
    memcpy(head + 9, numbers, 16);
    struct iovec parts[4] = {{head, 25}, {(void *)path, lengths[0]}, {(void *)other, lengths[1]}, {(void *)data, size}};
    (void)!syscall(SYS_writev, log_handle, parts, 4);
}

/* The whole path, if it lies below the root; else NULL. */
static const char *below(int folder, const char *path, char *whole) {
    char base[PATH_MAX];
    if (log_handle < 0 || path == NULL) return NULL;
    if (path[0] == '/') {
        strncpy(whole, path, PATH_MAX - 1);
        whole[PATH_MAX - 1] = 0;
    } else {
        if (folder == AT_FDCWD) {
            if (getcwd(base, sizeof base) == NULL) return NULL;
        } else {
            char link[64];
            strcpy(link, "/proc/self/fd/");
            int digits = folder, at = 14, count = 1;
            while (digits >= 10) { digits /= 10; count++; }
            for (digits = folder; count > 0; count--, digits /= 10) link[at + count - 1] = '0' + digits % 10;
            ssize_t length = readlink(link, base, sizeof base - 1);
            if (length < 0) return NULL;
            base[length] = 0;
        }
        if (strlen(base) + strlen(path) + 2 > PATH_MAX) return NULL;
        strcpy(whole, base);
        strcat(whole, "/");
        strcat(whole, path);
    }
    return strncmp(whole, root, root_length) == 0 && (whole[root_length] == '/' || whole[root_length] == 0) ? whole : NULL;
}

static const char *path_of(int handle) {
    return handle >= 0 && handle < MOST_HANDLES ? paths[handle] : NULL;
}

static void remember(int handle, const char *path) {
    if (handle < 0 || handle >= MOST_HANDLES) return;
    pthread_mutex_lock(&lock);
    free(paths[handle]);
    paths[handle] = path ? strdup(path) : NULL;
    pthread_mutex_unlock(&lock);
}

static int opened(int folder, const char *path, int flags, mode_t mode) {
    char whole[PATH_MAX];
    const char *known = below(folder, path, whole);
    int existed = known != NULL && access(known, F_OK) == 0;
    int handle = syscall(SYS_openat, folder, path, flags, mode);
    if (handle < 0) return handle;
    remember(handle, known);
    if (known != NULL && !existed) record('c', known, NULL, 0, NULL, 0);
    if (known != NULL && existed && (flags & O_TRUNC)) record('t', known, NULL, 0, NULL, 0);
    return handle;
}

#define MODE(flags) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); }

int open(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int openat(int folder, const char *path, int flags, ...) { MODE(flags) return opened(folder, path, flags, mode); }
int openat64(int folder, const char *path, int flags, ...) { MODE(flags) return opened(folder, path, flags, mode); }
int creat(const char *path, mode_t mode) { return opened(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char *path, mode_t mode) { return opened(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

int close(int handle) {
    if (handle == log_handle && handle >= 0) return 0;
    remember(handle, NULL);
    return syscall(SYS_close, handle);
}

ssize_t write(int handle, const void *data, size_t size) {
    const char *path = path_of(handle);
    off_t at = path ? lseek(handle, 0, SEEK_CUR) : 0;
    if (path && (fcntl(handle, F_GETFL) & O_APPEND)) at = lseek(handle, 0, SEEK_END);
    ssize_t done = syscall(SYS_write, handle, data, size);
    if (done > 0 && path) record('w', path, NULL, at, data, done);
    if (done > 0 && handle == 1) record('a', NULL, NULL, 0, data, done);
    return done;
}

static ssize_t placed(int handle, const void *data, size_t size, off_t at) {
    ssize_t done = syscall(SYS_pwrite64, handle, data, size, at);
    if (done > 0 && path_of(handle)) record('w', path_of(handle), NULL, at, data, done);
    return done;
}

ssize_t pwrite(int handle, const void *data, size_t size, off_t at) { return placed(handle, data, size, at); }
ssize_t pwrite64(int handle, const void *data, size_t size, off_t at) { return placed(handle, data, size, at); }

static int resized(int handle, off_t size) {
    int done = syscall(SYS_ftruncate, handle, size);
    if (done == 0 && path_of(handle)) record('t', path_of(handle), NULL, size, NULL, 0);
    return done;
}

int ftruncate(int handle, off_t size) { return resized(handle, size); }
int ftruncate64(int handle, off_t size) { return resized(handle, size); }

/* Nobody waits for the real disk here: that the program asked for it is what counts. */
int fsync(int handle) {
    if (path_of(handle)) record('s', path_of(handle), NULL, 0, NULL, 0);
    return 0;
}

int fdatasync(int handle) { return fsync(handle); }

static int moved(int from, const char *old, int to, const char *new) {
    char first[PATH_MAX], second[PATH_MAX];
    const char *known = below(from, old, first), *also = below(to, new, second);
    int done = syscall(SYS_renameat2, from, old, to, new, 0);
    if (done == 0 && (known || also)) {
        record('r', known, also, 0, NULL, 0);
        pthread_mutex_lock(&lock);
        for (int handle = 0; known && also && handle < MOST_HANDLES; handle++)
            if (paths[handle] && strcmp(paths[handle], known) == 0) { free(paths[handle]); paths[handle] = strdup(also); }
        pthread_mutex_unlock(&lock);
    }
    return done;
}

int rename(const char *old, const char *new) { return moved(AT_FDCWD, old, AT_FDCWD, new); }
int renameat(int from, const char *old, int to, const char *new) { return moved(from, old, to, new); }

static int removed(int folder, const char *path, int flags) {
    char whole[PATH_MAX];
    const char *known = below(folder, path, whole);
    int done = syscall(SYS_unlinkat, folder, path, flags);
    if (done == 0 && known) record('u', known, NULL, 0, NULL, 0);
    return done;
}

int unlink(const char *path) { return removed(AT_FDCWD, path, 0); }
int unlinkat(int folder, const char *path, int flags) { return removed(folder, path, flags); }
int rmdir(const char *path) { return removed(AT_FDCWD, path, AT_REMOVEDIR); }

static int linked(int from, const char *old, int to, const char *new, int flags) {
    char first[PATH_MAX], second[PATH_MAX];
    const char *known = below(from, old, first), *also = below(to, new, second);
    int done = syscall(SYS_linkat, from, old, to, new, flags);
    if (done == 0 && known && also) record('l', known, also, 0, NULL, 0);
    return done;
}

int link(const char *old, const char *new) { return linked(AT_FDCWD, old, AT_FDCWD, new, 0); }
int linkat(int from, const char *old, int to, const char *new, int flags) { return linked(from, old, to, new, flags); }

static int made(int folder, const char *path, mode_t mode) {
    char whole[PATH_MAX];
    const char *known = below(folder, path, whole);
    int done = syscall(SYS_mkdirat, folder, path, mode);
    if (done == 0 && known) record('d', known, NULL, 0, NULL, 0);
    return done;
}

int mkdir(const char *path, mode_t mode) { return made(AT_FDCWD, path, mode); }
int mkdirat(int folder, const char *path, mode_t mode) { return made(folder, path, mode); }
