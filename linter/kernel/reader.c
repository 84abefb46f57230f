/* `Reader`: how paragraphs are read, as `linter/textmend/quotes/solver.py` does. */

#include "python.h"
#include "solver.h"

#include <stdlib.h>

typedef struct {
    PyObject_HEAD
    Habits habits;
    PyObject *roles[ROLES];
} Reader;

static bool refuse(const char *what)
{
    if (!PyErr_Occurred())
        PyErr_SetString(PyExc_ValueError, what);
    return false;
}

static bool take_step(PyObject *object, Step *step)
{
    if (!PyArg_ParseTuple(object, "bdbd", &step->opened, &step->opening, &step->closed,
                          &step->closing))
        return false;
    return (step->opened < STATES && step->closed < STATES) || refuse("no such state");
}

/* Takes the steps from each state for one kind of mark, the first kind being another or the same. */
static bool take_steps(PyObject *object, Step *steps)
{
    if (PyTuple_Size(object) != STATES)
        return refuse("steps are from each state");
    for (Py_ssize_t state = 0; state < STATES; state++)
        if (!take_step(PyTuple_GetItem(object, state), &steps[state]))
            return false;
    return true;
}

static bool take_habits(Reader *self, PyObject *steps, PyObject *roles)
{
    Habits *habits = &self->habits;
    if (PyTuple_Size(steps) != KINDS * KINDS || PyTuple_Size(roles) != ROLES)
        return refuse("steps of two kinds, by two, and five roles");
    if (habits->window == 0 || habits->deepest >= STATES)
        return refuse("a window of some marks, and few that are open");
    for (Py_ssize_t i = 0; i < KINDS * KINDS; i++)
        if (!take_steps(PyTuple_GetItem(steps, i), habits->steps[i / KINDS][i % KINDS]))
            return false;
    for (Py_ssize_t role = 0; role < ROLES; role++)
        self->roles[role] = Py_NewRef(PyTuple_GetItem(roles, role));
    return true;
}

static PyObject *reader_new(PyTypeObject *type, PyObject *arguments, PyObject *keywords)
{
    static char *names[] = {"steps",      "roles",    "window", "deepest", "clear",
                            "negligible", "rounding", NULL};
    PyObject *steps, *roles;
    Py_ssize_t window, deepest;
    Habits habits;
    if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "O!O!nnddd:Reader", names, &PyTuple_Type,
                                     &steps, &PyTuple_Type, &roles, &window, &deepest,
                                     &habits.clear, &habits.negligible, &habits.rounding))
        return NULL;
    Reader *self = (Reader *)((allocfunc)PyType_GetSlot(type, Py_tp_alloc))(type, 0);
    if (self == NULL)
        return NULL;
    self->habits = habits;
    self->habits.window = window < 0 ? 0 : (size_t)window;
    self->habits.deepest = deepest < 0 ? STATES : (size_t)deepest;
    if (!take_habits(self, steps, roles)) {
        Py_DECREF(self);
        return NULL;
    }
    return (PyObject *)self;
}

static void reader_dealloc(PyObject *object)
{
    Reader *self = (Reader *)object;
    PyTypeObject *type = Py_TYPE(object);
    for (int role = 0; role < ROLES; role++)
        Py_XDECREF(self->roles[role]);
    ((freefunc)PyType_GetSlot(type, Py_tp_free))(object);
    Py_DECREF(type);
}

static bool take_evidence(PyObject *object, Evidence *mark)
{
    int kind, role;
    double *weights = mark->weights;
    if (!PyTuple_Check(object))
        return refuse("evidence is a tuple");
    if (!PyArg_ParseTuple(object, "i(ddddd)id", &kind, &weights[OPEN], &weights[CLOSE],
                          &weights[APOSTROPHE], &weights[PRIME], &weights[STRAY], &role,
                          &mark->doubt))
        return false;
    if (kind < 0 || kind >= KINDS || role < 0 || role >= ROLES)
        return refuse("no such kind or role");
    mark->kind = (uint8_t)kind;
    mark->role = (uint8_t)role;
    return true;
}

/* What is known of each mark, and room for what is decided behind it; NULL where there is none. */
static Evidence *take_marks(PyObject *list, size_t *count, Decision **decided)
{
    if (!PyList_Check(list)) {
        PyErr_SetString(PyExc_TypeError, "what is known of marks is a list");
        return NULL;
    }
    Py_ssize_t size = PyList_Size(list);
    Evidence *marks = calloc((size_t)size + 1, sizeof *marks + sizeof **decided);
    if (marks == NULL) {
        PyErr_NoMemory();
        return NULL;
    }
    for (Py_ssize_t i = 0; i < size; i++)
        if (!take_evidence(PyList_GetItem(list, i), &marks[i])) {
            free(marks);
            return NULL;
        }
    *count = (size_t)size;
    *decided = (Decision *)(marks + size + 1);
    return marks;
}

static bool set(PyObject *list, size_t at, PyObject *value)
{
    return value != NULL && PyList_SetItem(list, (Py_ssize_t)at, value) == 0;
}

/* Roles, confidences and partners as three lists. */
static PyObject *as_reading(const Reader *self, const Decision *decided, size_t count)
{
    PyObject *roles = PyList_New((Py_ssize_t)count), *sure = PyList_New((Py_ssize_t)count);
    PyObject *partners = PyList_New((Py_ssize_t)count), *reading = NULL;
    bool is_done = roles != NULL && sure != NULL && partners != NULL;
    for (size_t i = 0; is_done && i < count; i++)
        is_done = set(roles, i, Py_NewRef(self->roles[decided[i].role])) &&
                  set(sure, i, PyFloat_FromDouble(decided[i].confidence)) &&
                  set(partners, i, PyLong_FromSsize_t((Py_ssize_t)decided[i].partner));
    if (is_done)
        reading = PyTuple_Pack(3, roles, sure, partners);
    Py_XDECREF(roles);
    Py_XDECREF(sure);
    Py_XDECREF(partners);
    return reading;
}

static PyObject *reader_plain(PyObject *object, PyObject *argument)
{
    Reader *self = (Reader *)object;
    size_t count;
    Decision *decided;
    Evidence *marks = take_marks(argument, &count, &decided);
    if (marks == NULL)
        return NULL;
    bool is_plain = decide_plainly(&self->habits, marks, count, decided);
    PyObject *reading = is_plain ? as_reading(self, decided, count) : Py_NewRef(Py_None);
    free(marks);
    return reading;
}

static PyObject *reader_solve(PyObject *object, PyObject *arguments)
{
    Reader *self = (Reader *)object;
    PyObject *list, *reading = NULL;
    int primary;
    Frame frame;
    double *ends = frame.ends;
    size_t count;
    Decision *decided;
    if (!PyArg_ParseTuple(arguments, "Oi(ddddddddd)d:solve", &list, &primary, &ends[0], &ends[1],
                          &ends[2], &ends[3], &ends[4], &ends[5], &ends[6], &ends[7], &ends[8],
                          &frame.enough))
        return NULL;
    if (primary < 0 || primary >= KINDS) {
        refuse("no such kind");
        return NULL;
    }
    frame.primary = (uint8_t)primary;
    Evidence *marks = take_marks(list, &count, &decided);
    if (marks == NULL)
        return NULL;
    if (decide(&self->habits, &frame, marks, count, decided))
        reading = as_reading(self, decided, count);
    else
        PyErr_NoMemory();
    free(marks);
    return reading;
}

static PyMethodDef reader_methods[] = {
    {"plain", reader_plain, METH_O, NULL},
    {"solve", reader_solve, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot reader_slots[] = {
    {Py_tp_new, reader_new},
    {Py_tp_dealloc, reader_dealloc},
    {Py_tp_methods, reader_methods},
    {0, NULL},
};

PyType_Spec reader_spec = {
    .name = "textmend._kernel.Reader",
    .basicsize = sizeof(Reader),
    .flags = Py_TPFLAGS_DEFAULT,
    .slots = reader_slots,
};
