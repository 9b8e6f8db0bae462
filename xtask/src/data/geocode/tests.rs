use std::io::{Read, Write as _};
use std::net::TcpListener;

use super::*;

/// A service that gives these answers, one a request, and the queries that it was asked.
fn service(answers: Vec<String>) -> (String, thread::JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}/geo", listener.local_addr().unwrap());
    let serving = thread::spawn(move || {
        let mut asked = Vec::new();
        for answer in answers {
            let (mut stream, _) = listener.accept().unwrap();
            let mut request = Vec::new();
            let mut byte = [0];
            while !request.ends_with(b"\r\n\r\n") && stream.read(&mut byte).unwrap() == 1 {
                request.push(byte[0]);
            }
            let line = String::from_utf8_lossy(&request);
            let path = line.split(' ').nth(1).unwrap();
            let (_, query) = path.split_once('?').unwrap();
            asked.push(
                form_urlencoded::parse(query.as_bytes())
                    .map(|(name, value)| format!("{name}={value}"))
                    .collect::<Vec<_>>()
                    .join("&"),
            );
            let length = answer.len();
            write!(
                stream,
                "HTTP/1.1 200 OK\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{answer}"
            )
            .unwrap();
        }
        asked
    });
    (endpoint, serving)
}

/// A copy of the small data folder, in which three places have an address and one of them a point.
fn folder() -> tempfile::TempDir {
    let tiny = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/site/tiny");
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    for path in folder::files_below(&tiny).unwrap() {
        let to = data.join(&path);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(tiny.join(&path), to).unwrap();
    }
    let path = data.join("facilities/990001.json");
    let mut text = fs::read_to_string(&path).unwrap();
    for (id, address) in [("990001-yi", "乙例路2号"), ("990001-guan", "例市丙例路3号")] {
        let address =
            json!({ "text": address, "source": { "document": "plan", "locator": "附件1" } });
        text = insert::field(&text, id, "address", &address).unwrap();
    }
    fs::write(path, text).unwrap();
    folder
}

struct Run {
    result: Result<()>,
    said: String,
    asked: Vec<String>,
    questions: Vec<String>,
    pauses: usize,
}

fn run(folder: &Path, options: &mut Options, answers: Vec<String>, agrees: bool) -> Run {
    let (endpoint, serving) = service(answers);
    options.endpoint = Some(endpoint);
    let (mut said, mut questions, mut pauses) = (String::new(), Vec::new(), 0);
    let mut world = World {
        wait: &mut |_| pauses += 1,
        ask: &mut |question| {
            questions.push(question.to_owned());
            agrees
        },
        say: &mut |words| said.push_str(&format!("{words}\n")),
        today: "2026-11-23".to_owned(),
        cache: folder.join("cache.json"),
    };
    let result = geocode(options, &folder.join("data"), &mut world);
    Run {
        result,
        said,
        asked: serving.join().unwrap(),
        questions,
        pauses,
    }
}

fn options(provider: Provider) -> Options {
    Options {
        provider,
        key: "a-key".to_owned(),
        data: None,
        replace: false,
        yes: false,
        dry_run: false,
        endpoint: None,
    }
}

fn amap(location: &str, level: &str) -> String {
    json!({
        "status": "1", "info": "OK", "infocode": "10000", "count": "1",
        "geocodes": [{ "formatted_address": "例省例市", "adcode": "990001", "location": location, "level": level }],
    })
    .to_string()
}

fn tencent(lng: f64, lat: f64, level: i64, reliability: i64) -> String {
    json!({
        "status": 0, "message": "query ok",
        "result": { "title": "例", "location": { "lng": lng, "lat": lat }, "level": level, "reliability": reliability },
    })
    .to_string()
}

fn point(folder: &Path, id: &str) -> Option<Point> {
    let directory = read_good(&folder.join("data")).unwrap();
    let records = directory.regions.into_values().next().unwrap();
    let facility = records
        .facilities
        .into_iter()
        .find(|facility| facility.id.as_str() == id);
    facility.unwrap().point
}

#[test]
fn missing_points_are_filled_with_how_exact_they_are_and_where_they_come_from() {
    let folder = folder();
    let before = fs::read_to_string(folder.path().join("data/facilities/990001.json")).unwrap();
    let answers = vec![
        amap("82.961,38.951", "门牌号"),
        amap("82.962,38.952", "道路"),
    ];
    let run = run(folder.path(), &mut options(Provider::Amap), answers, false);
    run.result.unwrap();
    assert_eq!(run.pauses, 2);
    assert!(
        run.asked[0].contains("address=") && run.asked[0].contains("key=a-key"),
        "{:?}",
        run.asked
    );
    assert!(run.said.contains("查到 2 家，没有写 0 家"), "{}", run.said);

    let directory = read_good(&folder.path().join("data")).unwrap();
    let facilities = &directory.regions.values().next().unwrap().facilities;
    let precisions: Vec<_> = facilities
        .iter()
        .filter_map(|facility| facility.point.as_ref())
        .filter(|point| point.source.document.as_str() == "amap-geocode")
        .map(|point| (point.crs, point.precision))
        .collect();
    assert_eq!(precisions.len(), 2);
    assert!(
        precisions
            .iter()
            .all(|(crs, _)| *crs == directory::Crs::Gcj02)
    );

    // Only lines were added.
    let after = fs::read_to_string(folder.path().join("data/facilities/990001.json")).unwrap();
    let mut lines = after.lines();
    for line in before.lines() {
        let line = line.trim_end_matches(',');
        assert!(
            lines.any(|after| after.trim_end_matches(',') == line),
            "{line} is gone"
        );
    }
}

#[test]
fn it_goes_on_where_it_was_stopped() {
    let folder = folder();
    let limit =
        json!({ "status": "0", "info": "DAILY_QUERY_OVER_LIMIT", "infocode": "10003" }).to_string();
    let first = run(
        folder.path(),
        &mut options(Provider::Amap),
        vec![amap("82.961,38.951", "门牌号"), limit],
        false,
    );
    let error = first.result.unwrap_err().to_string();
    assert!(
        error.contains("今天的次数用完了") && error.contains("明天再运行"),
        "{error}"
    );
    let second = run(
        folder.path(),
        &mut options(Provider::Amap),
        vec![amap("82.962,38.952", "兴趣点")],
        false,
    );
    second.result.unwrap();
    assert_eq!(second.asked.len(), 1, "the first answer was kept");
    assert!(second.said.contains("查到 2 家"), "{}", second.said);
}

#[test]
fn what_is_rough_wrong_or_unknown_is_not_written() {
    let cases = [
        (amap("82.961,38.951", "区县"), "太粗"),
        (amap("119.3,26.1", "门牌号"), "不在"),
        (
            json!({ "status": "1", "infocode": "10000", "geocodes": [] }).to_string(),
            "查不到",
        ),
    ];
    for (answer, why) in cases {
        let folder = folder();
        let run = run(
            folder.path(),
            &mut options(Provider::Amap),
            vec![answer.clone(), answer],
            false,
        );
        run.result.unwrap();
        assert!(
            run.said.contains(why) && run.said.contains("什么都没有写"),
            "{}",
            run.said
        );
        assert_eq!(point(folder.path(), "990001-yi"), None);
    }
}

#[test]
fn a_wrong_key_and_a_wrong_network_are_said_with_what_to_do() {
    let cases = [
        (
            Provider::Amap,
            json!({ "status": "0", "infocode": "10001" }).to_string(),
            "密钥不对",
        ),
        (
            Provider::Amap,
            json!({ "status": "0", "infocode": "10021" }).to_string(),
            "问得太快",
        ),
        (
            Provider::Tencent,
            json!({ "status": 311, "message": "key格式错误" }).to_string(),
            "密钥不对",
        ),
        (
            Provider::Tencent,
            json!({ "status": 121, "message": "上限" }).to_string(),
            "今天的次数用完了",
        ),
        (
            Provider::Tencent,
            json!({ "status": 500, "message": "后端超时" }).to_string(),
            "后端超时",
        ),
        (
            Provider::Amap,
            "<html>请登录</html>".to_owned(),
            "不是 JSON",
        ),
    ];
    for (provider, answer, what) in cases {
        let folder = folder();
        let run = run(folder.path(), &mut options(provider), vec![answer], false);
        let error = run.result.unwrap_err().to_string();
        assert!(error.contains(what), "{error}");
        assert!(error.contains(provider.name()), "{error}");
    }
}

#[test]
fn nobody_listening_is_said_too() {
    let folder = folder();
    let closed = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let error = Provider::Amap
        .ask(&format!("http://{closed}/"), "key", "address", "city")
        .unwrap_err();
    assert!(error.to_string().contains("连不上"), "{error}");
    drop(folder);
}

#[test]
fn a_point_is_replaced_only_after_a_yes() {
    for (agrees, document) in [(false, "plan"), (true, "tencent-geocode")] {
        let folder = folder();
        let mut options = options(Provider::Tencent);
        options.replace = true;
        let answers = vec![tencent(82.951, 38.951, 9, 8); 3];
        let run = run(folder.path(), &mut options, answers, agrees);
        run.result.unwrap();
        assert_eq!(run.questions.len(), 1);
        assert!(
            run.questions[0].contains("甲例街道社区卫生服务中心")
                && run.questions[0].contains("米。换掉吗"),
            "{:?}",
            run.questions
        );
        let point = point(folder.path(), "990001-jia").unwrap();
        assert_eq!(point.source.document.as_str(), document);
    }
}

#[test]
fn what_tencent_itself_calls_unreliable_is_not_written() {
    let folder = folder();
    let answers = vec![tencent(82.951, 38.951, 9, 5), tencent(82.951, 38.951, 9, 9)];
    let run = run(
        folder.path(),
        &mut options(Provider::Tencent),
        answers,
        false,
    );
    run.result.unwrap();
    assert!(run.said.contains("查到 1 家，没有写 1 家"), "{}", run.said);
}

#[test]
fn a_dry_run_writes_nothing() {
    let folder = folder();
    let path = folder.path().join("data/facilities/990001.json");
    let before = fs::read_to_string(&path).unwrap();
    let mut options = options(Provider::Amap);
    options.dry_run = true;
    let answers = vec![amap("82.961,38.951", "门牌号"); 2];
    run(folder.path(), &mut options, answers, false)
        .result
        .unwrap();
    assert_eq!(fs::read_to_string(path).unwrap(), before);
}

#[test]
fn a_field_is_put_where_it_belongs() {
    let text = "{\n  \"list\": [\n    { \"id\": \"a\", \"text\": \"}, \\\"id\\\": \\\"b\\\"\" },\n    {\n      \"id\": \"b\",\n      \"point\": { \"lng\": 1 },\n      \"last\": [1, 2]\n    }\n  ]\n}\n";
    let replaced = insert::field(text, "b", "point", &json!(2)).unwrap();
    assert_eq!(replaced, text.replace("{ \"lng\": 1 }", "2"));
    let added = insert::field(text, "b", "new", &json!({ "x": 1 })).unwrap();
    assert_eq!(
        added,
        text.replace(
            "[1, 2]\n",
            "[1, 2],\n      \"new\": {\n        \"x\": 1\n      }\n"
        )
    );
    assert_eq!(insert::field(text, "c", "point", &json!(2)), None);
}
