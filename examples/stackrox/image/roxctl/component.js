console.log('roxctl');
